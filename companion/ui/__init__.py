"""The window. Knows the actions and the domain; knows neither files nor the page's layout."""
