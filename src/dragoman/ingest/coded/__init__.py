"""Records that others coded, as readings: PLOVER JSON, GDELT 2.0 and ICEWS rows. What a row says is quoted from the row itself."""
