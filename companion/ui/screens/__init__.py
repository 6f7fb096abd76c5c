"""One room a screen; a screen reaches another only through the ways."""
