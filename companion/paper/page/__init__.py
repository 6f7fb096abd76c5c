"""The printed page for the consultation, part by part."""
