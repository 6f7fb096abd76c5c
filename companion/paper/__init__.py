"""What is set on paper: the page for the consultation, the card, the sheets, the booklet."""
