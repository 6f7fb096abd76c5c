"""Questionnaires for tests; their wording is invented, their codes may be official."""
