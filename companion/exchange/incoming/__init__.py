"""Files of other programs, read in the process apart: told by their content, bounded, whole or refused."""
