"""The linguistic layer: sentences, and the spaCy component that fills a Doc from the encoder's scores."""

from dragoman.encoder.component import NAME, EncoderComponent

__all__ = ["NAME", "EncoderComponent"]
