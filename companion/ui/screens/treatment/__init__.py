"""Treatment: infusions, medicines, measurements, appointments, events."""
