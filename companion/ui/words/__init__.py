"""Sentences about records, measurements and backups that several screens say."""
