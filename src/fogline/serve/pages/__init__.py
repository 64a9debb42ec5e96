"""The screens: what each of them shows, as plain values for its template."""
