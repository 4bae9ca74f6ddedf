"""dragoman: who says and does what to whom, read out of the news."""
