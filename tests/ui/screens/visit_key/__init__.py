"""Tests of the stick for the visit."""
