"""A certificate authority of our own for the tests: root → issuing authority → person, and PKCS#12 files as people have them.

The person's cédula (invented, with a right check digit) stands in the serialNumber of the subject, as Ecuadorian issuers write it.
"""

import io
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper

NOW = int(time.time())  # whoever signs here signs now: the certificates must hold today
SECRET = "una clave de prueba"
CEDULA = "1600000000"


@dataclass(frozen=True)
class Holder:
    """A key, its certificate, and those above it."""

    key: Any
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()

    @property
    def pem(self) -> str:
        """The certificate as PEM text."""
        return self.certificate.public_bytes(Encoding.PEM).decode()


def moment(seconds: int) -> datetime:
    """Unix seconds as certificates want them."""
    return datetime.fromtimestamp(seconds, UTC)


def issue(name: str, issuer: Holder | None = None, *, authority: bool = False, start: int = NOW - 86400 * 300,
          end: int = NOW + 86400 * 300, serial: str = "", stamping: bool = False, extension: tuple[str, bytes] | None = None) -> Holder:
    """Make a key and have it certified by `issuer` (by itself when None)."""
    key = ec.generate_private_key(ec.SECP256R1()) if authority else rsa.generate_private_key(65537, 2048)
    given = [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Autoridad de prueba")]
    subject = x509.Name(given + ([x509.NameAttribute(NameOID.SERIAL_NUMBER, serial)] if serial else []))
    use = dict.fromkeys(("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
                         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False)
    use |= {"key_cert_sign": True, "crl_sign": True} if authority else {"digital_signature": True, "content_commitment": True}
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING if stamping else ExtendedKeyUsageOID.EMAIL_PROTECTION])
    begun = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(moment(start)).not_valid_after(moment(end))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**use), critical=True)
        .add_extension(purpose, critical=stamping))
    if extension is not None:
        begun = begun.add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier(extension[0]), extension[1]), critical=False)
    built = begun.sign(issuer.key if issuer else key, hashes.SHA256())
    return Holder(key, built, (issuer.certificate, *issuer.above) if issuer else ())


@cache
def root() -> Holder:
    """The root."""
    return issue("Raíz de prueba", authority=True, end=NOW + 86400 * 3000)


@cache
def issuing() -> Holder:
    """The authority that certifies people."""
    return issue("Emisora de prueba", root(), authority=True)


@cache
def person(name: str = "Persona de Ejemplo 1") -> Holder:
    """Somebody with a certificate of signing."""
    return issue(name, issuing(), serial=CEDULA)


def p12(holder: Holder, *, legacy: bool = False, secret: str = SECRET) -> bytes:
    """The PKCS#12 file of a person: modern (AES-256, SHA-256) or as older tools wrote it (3DES, SHA-1)."""
    how: Any = BestAvailableEncryption(secret.encode())
    if legacy:
        how = (PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2048)
               .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC).hmac_hash(hashes.SHA1())  # noqa: S303
               .build(secret.encode()))
    return pkcs12.serialize_key_and_certificates(b"firma", holder.key, holder.certificate, list(holder.above), how)


def signed_elsewhere(pdf: bytes, holder: Holder, *, field: str = "Firma", plain: bool = False, stamper: Any = None) -> bytes:
    """Sign as another tool would: through pyHanko's own interface. `plain`: the older form (adbe.pkcs7.detached)."""
    signer = signers.SimpleSigner.load_pkcs12_data(p12(holder), other_certs=[], passphrase=SECRET.encode())
    subfilter = fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED if plain else fields.SigSeedSubFilter.PADES
    described = signers.PdfSignatureMetadata(field_name=field, subfilter=subfilter, md_algorithm="sha256")
    done = signers.PdfSigner(described, signer, timestamper=stamper).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    return done.getvalue()


def timestamper() -> Any:
    """A time stamping authority under the same root, inside this process: no network."""
    return DummyTimeStamper(*_asn1(_stamping()), certs_to_embed=None)


@cache
def _stamping() -> Holder:
    return issue("Sello de tiempo de prueba", root(), stamping=True)


def _asn1(holder: Holder) -> tuple[Any, Any]:
    key = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return asn1_x509.Certificate.load(holder.certificate.public_bytes(Encoding.DER)), asn1_keys.PrivateKeyInfo.load(key)
