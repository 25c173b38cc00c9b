/** Text as the octets of mail: quoted-printable and encoded words. */
@NullMarked
package org.broadsheet.mail.encoding;

import org.jspecify.annotations.NullMarked;
