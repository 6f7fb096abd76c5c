"""The care team's questionnaire, one question at a time."""
