"""One or several of what is offered: levels, rows, boxes to tick."""
