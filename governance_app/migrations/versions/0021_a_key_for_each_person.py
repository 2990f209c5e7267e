"""a key for each person: names, representatives, consents and answers are sealed under it, and a copied description names nobody."""

import hmac
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

FIELDS = ('sex', 'gender_identity', 'age_band', 'ethnic_self_id', 'nationality', 'disability', 'community_id', 'bloc')
ERASED = '(nombre eliminado)'


def _columns(table: str, uuids: str, texts: str = '', blobs: str = '', days: str = '') -> Any:
    kinds = ((uuids, sa.Uuid()), (texts, sa.Text()), (blobs, sa.LargeBinary()), (days, sa.DateTime(timezone=True)))
    return sa.table(table, *(sa.column(name, kind) for names, kind in kinds for name in names.split()))


KEY = _columns('person_key', 'person_id', blobs='sealed', days='begun_at')
PERSON = _columns('person', 'id', 'name name_key representative minor_band', 'name_sealed representative_sealed identity_sealed contact_sealed',
                  'created_at')
CONSENT = _columns('consent', 'id person_id', 'representative how withdrawn_how', 'representative_sealed how_sealed withdrawn_how_sealed')
ANSWER = _columns('self_description', 'id person_id', 'field value other_text mark', 'value_sealed other_text_sealed')


def _derived(key: bytes, purpose: bytes) -> bytes:
    return hmac.new(key, b'governance-app sealing v1 ' + purpose, sha256).digest()


def _seal(content: str | bytes, key: bytes, context: bytes) -> bytes | None:
    plain = content.encode() if isinstance(content, str) else content
    if not plain:
        return None
    nonce = secrets.token_bytes(12)
    return b'\x01' + nonce + AESGCM(_derived(key, b'seal')).encrypt(nonce, plain, b'\x01' + context)


def _open(sealed: bytes | None, key: bytes | None, context: bytes) -> bytes:
    if sealed is None or key is None:
        return b''
    return AESGCM(_derived(key, b'seal')).decrypt(sealed[1:13], sealed[13:], b'\x01' + context)


def _mark(code: str, key: bytes, field: str) -> str:
    return hmac.new(_derived(key, b'mark'), field.encode() + b'\x00' + code.encode(), sha256).hexdigest()


def _of(what: str, id: UUID) -> bytes:
    return f'person.{what}:'.encode() + id.bytes


def _link(key: bytes, meeting: UUID) -> UUID:
    return UUID(bytes=hmac.new(key, b'governance-app link attendee_description:' + meeting.bytes, sha256).digest()[:16])


def _master() -> bytes:
    key: bytes = current_app.extensions['settings'].sealing_key
    return key


def _rows(table: Any, *names: str) -> list[Any]:
    return list(op.get_bind().execute(sa.select(*(table.c[name] for name in names))).mappings())


def _update(table: Any, id: UUID, **values: Any) -> None:
    op.get_bind().execute(sa.update(table).where(table.c.id == id).values(**values))


def _tables(*, sealed: bool) -> None:
    """Let the new columns in beside the old ones (sealed), or the old ones beside the new (not sealed)."""
    words = {'person': ('name', 'name_key', 'representative'), 'consent': ('representative', 'how', 'withdrawn_how'),
             'self_description': ('value', 'other_text')}
    for table, names in words.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in names:
                if not sealed:
                    size = 60 if name == 'value' else 200
                    batch_op.add_column(sa.Column(name, sa.String(length=size), nullable=False, server_default=''))
                elif name != 'name_key':
                    batch_op.add_column(sa.Column(f'{name}_sealed', sa.LargeBinary(), nullable=True))
            if sealed and table == 'person':
                batch_op.add_column(sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True))
            if sealed and table == 'self_description':
                batch_op.add_column(sa.Column('mark', sa.String(length=64), nullable=False, server_default=''))


def upgrade() -> None:
    op.create_table('person_key',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_person_key_person_id')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_person_key'))
    )
    _tables(sealed=True)
    keys = _seal_all()
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_person_represented'), type_='check')
        batch_op.drop_index(batch_op.f('ix_person_name_key'))
        for name in ('name', 'name_key', 'representative'):
            batch_op.drop_column(name)
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_check_constraint(
            op.f('ck_person_represented'), "minor_band IS NULL OR minor_band = '15-17' OR representative_sealed IS NOT NULL")
        batch_op.create_check_constraint(op.f('ck_person_named'), "(erased_at IS NULL) = (name_sealed IS NOT NULL)")
        batch_op.create_check_constraint(op.f('ck_person_erased'), NOTHING_LEFT)
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_consent_representative_named'), type_='check')
        for name in ('representative', 'how', 'withdrawn_how'):
            batch_op.drop_column(name)
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_check_constraint(
            op.f('ck_consent_representative_named'), "given_by <> 'legal_representative' OR representative_sealed IS NOT NULL")
    with op.batch_alter_table('self_description', schema=None) as batch_op:
        batch_op.drop_index('uq_self_description_current')
        batch_op.alter_column('value_sealed', existing_type=sa.LargeBinary(), nullable=False)
        batch_op.alter_column('mark', existing_type=sa.String(length=64), server_default=None)
        batch_op.drop_column('value')
        batch_op.drop_column('other_text')
    _one_answer('mark')
    _describe_again(keys, sealed=True)


NOTHING_LEFT = (
    "erased_at IS NULL OR "
    "(minor_band IS NULL AND representative_sealed IS NULL AND identity_sealed IS NULL AND contact_sealed IS NULL AND external_id IS NULL)")


def _one_answer(column: str) -> None:
    op.create_index('uq_self_description_current', 'self_description', ['person_id', 'field', column], unique=True,
                    sqlite_where=sa.text('replaced_at IS NULL'), postgresql_where=sa.text('replaced_at IS NULL'))


def _seal_all() -> dict[UUID, bytes]:
    """Draw a key for everybody and seal their words under it; what was sealed under the installation's key is sealed anew."""
    keys: dict[UUID, bytes] = {}
    for row in _rows(PERSON, 'id', 'name', 'representative', 'identity_sealed', 'contact_sealed', 'created_at'):
        id = row['id']
        key = keys[id] = secrets.token_bytes(32)
        sealed = _seal(key, _master(), b'person.key:' + id.bytes)
        op.get_bind().execute(sa.insert(KEY).values(person_id=id, sealed=sealed, begun_at=row['created_at'] or datetime.now(UTC)))
        again = {name: _seal(_open(row[f'{name}_sealed'], _master(), _of(name, id)), key, _of(name, id)) for name in ('identity', 'contact')}
        _update(PERSON, id, name_sealed=_seal(row['name'], key, _of('name', id)),
                representative_sealed=_seal(row['representative'], key, _of('representative', id)),
                **{f'{name}_sealed': value for name, value in again.items()})
    for row in _rows(CONSENT, 'id', 'person_id', 'representative', 'how', 'withdrawn_how'):
        key, context = keys[row['person_id']], _of('consent', row['id'])
        _update(CONSENT, row['id'], **{
            f'{name}_sealed': _seal(row[name], key, context) for name in ('representative', 'how', 'withdrawn_how')})
    for row in _rows(ANSWER, 'id', 'person_id', 'field', 'value', 'other_text'):
        who, key = row['person_id'], keys[row['person_id']]
        _update(ANSWER, row['id'], value_sealed=_seal(row['value'], key, _of(row['field'], who)), mark=_mark(row['value'], key, row['field']),
                other_text_sealed=_seal(row['other_text'], key, _of('other', who)))
    return keys


def _describe_again(keys: dict[UUID, bytes], *, sealed: bool) -> None:
    """Write the copied descriptions anew: under an id that only a person's key gives, or under the person as before."""
    whose = 'id meeting_id' if sealed else 'meeting_id person_id'
    before = _columns('attendee_description', ('meeting_id person_id' if sealed else 'id meeting_id') + ' community_id', ' '.join(FIELDS[:6] + FIELDS[7:]))
    rows = _rows(before, *(column.name for column in before.columns))
    op.drop_table('attendee_description')
    after = _description_table(sealed=sealed)
    if not sealed:
        came = _columns('attendance_event', 'meeting_id person_id')
        pairs = {(r['meeting_id'], r['person_id']) for r in _rows(came, 'meeting_id', 'person_id')}
        people = {_link(keys[person], meeting): person for meeting, person in pairs if person in keys}
        rows = [{**row, 'person_id': people[row['id']]} for row in rows if row['id'] in people]
    else:
        rows = [{**row, 'id': _link(keys[row['person_id']], row['meeting_id'])} for row in rows]
    if rows:
        op.bulk_insert(after, [{name: row[name] for name in (*whose.split(), *FIELDS)} for row in sorted(rows, key=lambda r: str(r.get('id')))])
    if sealed:
        op.create_index(op.f('ix_attendee_description_meeting_id'), 'attendee_description', ['meeting_id'], unique=False)


def _description_table(*, sealed: bool) -> sa.Table:
    texts = [sa.Column(name, sa.String(length=40), nullable=True) for name in FIELDS[:6]]
    rest: list[Any] = [
        *texts, sa.Column('community_id', sa.Uuid(), nullable=True), sa.Column('bloc', sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(['community_id'], ['organisation.id'], name=op.f('fk_attendee_description_community_id')),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_attendee_description_meeting_id')),
    ]
    if sealed:
        return op.create_table('attendee_description',
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('meeting_id', sa.Uuid(), nullable=False),
        *rest,
        sa.PrimaryKeyConstraint('id', name=op.f('pk_attendee_description')),
        sqlite_with_rowid=False)
    return op.create_table('attendee_description',
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    *rest,
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_attendee_description_person_id')),
    sa.PrimaryKeyConstraint('meeting_id', 'person_id', name=op.f('pk_attendee_description')))


def downgrade() -> None:
    _tables(sealed=False)
    keys = {row['person_id']: _open(row['sealed'], _master(), b'person.key:' + row['person_id'].bytes)
            for row in _rows(KEY, 'person_id', 'sealed')}
    _open_all(keys)
    with op.batch_alter_table('person', schema=None) as batch_op:
        for name in ('represented', 'named', 'erased'):
            batch_op.drop_constraint(op.f(f'ck_person_{name}'), type_='check')
        for name in ('name_sealed', 'representative_sealed', 'erased_at'):
            batch_op.drop_column(name)
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_check_constraint(op.f('ck_person_represented'), "minor_band IS NULL OR minor_band = '15-17' OR representative <> ''")
        batch_op.create_index(batch_op.f('ix_person_name_key'), ['name_key'], unique=False)
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_consent_representative_named'), type_='check')
        for name in ('representative_sealed', 'how_sealed', 'withdrawn_how_sealed'):
            batch_op.drop_column(name)
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_check_constraint(
            op.f('ck_consent_representative_named'), "given_by <> 'legal_representative' OR representative <> ''")
    with op.batch_alter_table('self_description', schema=None) as batch_op:
        batch_op.drop_index('uq_self_description_current')
        for name in ('value_sealed', 'mark', 'other_text_sealed'):
            batch_op.drop_column(name)
    _one_answer('value')
    _describe_again(keys, sealed=False)
    op.drop_table('person_key')


def _open_all(keys: dict[UUID, bytes]) -> None:
    """Write words in clear again; of who was erased there are none, and their answers and words of consent go for good."""
    for row in _rows(PERSON, 'id', 'name_sealed', 'representative_sealed', 'identity_sealed', 'contact_sealed'):
        id, key = row['id'], keys.get(row['id'])
        name = _open(row['name_sealed'], key, _of('name', id)).decode() or ERASED
        again = {what: _seal(_open(row[f'{what}_sealed'], key, _of(what, id)), _master(), _of(what, id)) for what in ('identity', 'contact')}
        _update(PERSON, id, name=name, name_key=name.casefold(),
                representative=_open(row['representative_sealed'], key, _of('representative', id)).decode(),
                **{f'{what}_sealed': value for what, value in again.items()})
    for row in _rows(CONSENT, 'id', 'person_id', 'representative_sealed', 'how_sealed', 'withdrawn_how_sealed'):
        key, context = keys.get(row['person_id']), _of('consent', row['id'])
        found = {name: _open(row[f'{name}_sealed'], key, context).decode() for name in ('representative', 'how', 'withdrawn_how')}
        if row['representative_sealed'] is not None and key is None:
            found['representative'] = ERASED
        _update(CONSENT, row['id'], **found)
    for row in _rows(ANSWER, 'id', 'person_id', 'field', 'value_sealed', 'other_text_sealed'):
        who, key = row['person_id'], keys.get(row['person_id'])
        _update(ANSWER, row['id'], value=_open(row['value_sealed'], key, _of(row['field'], who)).decode(),
                other_text=_open(row['other_text_sealed'], key, _of('other', who)).decode())
