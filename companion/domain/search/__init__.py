"""What makes two words alike: their letters, roots, sounds and the words of a language."""
