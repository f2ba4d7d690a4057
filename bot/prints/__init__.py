"""What is printed: PDF, PNG and QR codes, drawn from plain values; it knows no database and no messenger."""
