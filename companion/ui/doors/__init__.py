"""The doors to the computer: boxes, files, printer, voice, the worker."""
