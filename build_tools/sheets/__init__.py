"""Worksheets on paper: from the body of a workshop to PDFs that a teacher copies."""
