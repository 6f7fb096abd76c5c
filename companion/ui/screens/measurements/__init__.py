"""The thyroid view and the blood test."""
