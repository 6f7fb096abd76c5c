"""A day: typed as one says it, or picked in a month."""
