"""Preparing a file for somebody close or for a nurse."""
