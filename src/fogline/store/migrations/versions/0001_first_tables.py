"""The first tables.

Revision ID: 0001
"""

from alembic import op

from fogline.store.schema import metadata

TABLES = ("raw", "page", "report", "claim", "link", "doubt", "failure", "decision")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of the first schema."""
    metadata.create_all(op.get_bind(), [metadata.tables[name] for name in TABLES])


def downgrade() -> None:
    """Drop every table."""
    metadata.drop_all(op.get_bind(), [metadata.tables[name] for name in TABLES])
