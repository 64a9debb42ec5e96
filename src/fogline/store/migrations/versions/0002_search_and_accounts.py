"""Full text over paragraphs; accounts, tickets and the audit log.

Revision ID: 0002
"""

from alembic import op
from sqlalchemy import select

from fogline.nouns import Page
from fogline.store.codec import decode
from fogline.store.passages import passage_rows
from fogline.store.schema import metadata, page, passage

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("passage", "account", "ticket", "audit")


def upgrade() -> None:
    """Create the tables and take in the paragraphs of the pages that are there."""
    bind = op.get_bind()
    metadata.create_all(bind, [metadata.tables[name] for name in TABLES])
    for (body,) in bind.execute(select(page.c.body)).fetchall():
        if rows := passage_rows(decode(Page, body)):
            bind.execute(passage.insert(), rows)


def downgrade() -> None:
    """Drop the tables."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        op.execute("DROP TABLE passage_words")
    metadata.drop_all(bind, [metadata.tables[name] for name in TABLES])
