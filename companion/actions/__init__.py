"""What a person can do, and what the screens and exports ask of those who keep and make things."""
