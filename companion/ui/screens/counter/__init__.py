"""At the counter: between two patients, and the words that open what one brought."""
