"""Files that people give to be kept: known by their bytes, never by their name; written anew or stripped; refused by name.

Pictures are decoded and written anew, so nothing of the camera's notes is left. Recordings lose their tags. A PDF keeps every byte
(a signature is in them) and is refused when it could act. The work is done by a limited process of its own (`press`, `worker`).
Sources: OWASP ASVS 5.0 §5.2 and §14.2.8; ISO/IEC 10918-1 (JPEG), 15948 (PNG), 14496-12 (MP4), 11172-3 (MP3); RFC 3533 and 7845 (Ogg
Opus), 4867 (AMR), 9649 (WebP); ISO 32000-2 (PDF).
"""
