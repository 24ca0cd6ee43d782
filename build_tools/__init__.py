"""Poche: a folder of repertoire, audio and worksheets becomes a site that fits in a pocket."""
