"""Preparing the consultation: choice, questions, preview, the week on paper."""
