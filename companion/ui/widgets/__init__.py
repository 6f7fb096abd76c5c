"""The parts that several screens share. None of them calls an action."""
