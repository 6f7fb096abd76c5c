"""Questionnaires of care teams, as they are published in FHIR: read, made ready, asked."""
