package org.broadsheet.smtp.connection;

import java.nio.charset.StandardCharsets;
import org.broadsheet.smtp.Message;
import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.broadsheet.smtp.reply.Ruling;
import org.broadsheet.smtp.reply.Stage;
import org.jspecify.annotations.Nullable;

/** MAIL, RCPT and DATA of one message, as octets. */
public final class Envelope {
    public static final byte[] RSET = octets("RSET\r\n");
    static final byte[] DATA = octets("DATA\r\n");

    /** RFC 3461 section 5.4. */
    private static final int LONGEST_ENVID = 100;

    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    private static final int LONGEST_PATH = 254;

    private final byte[] mail;
    private final byte[] rcpt;

    private Envelope(byte[] mail, byte[] rcpt) {
        this.mail = mail;
        this.rcpt = rcpt;
    }

    public static Envelope of(Message message, Extensions offered) {
        String from = message.sender();
        String utf8 = isAscii(from) && isAscii(message.recipient()) ? "" : " SMTPUTF8";
        String returned = offered.dsn() ? " RET=HDRS" + envid(from) : "";
        String notify = offered.dsn() ? " NOTIFY=FAILURE" : "";
        return new Envelope(
                octets("MAIL FROM:<" + from + ">" + utf8 + returned + "\r\n"),
                octets("RCPT TO:<" + message.recipient() + ">" + notify + "\r\n"));
    }

    public byte[] command(Stage stage) {
        return switch (stage) {
            case RSET -> RSET;
            case MAIL -> mail;
            case RCPT -> rcpt;
            case DATA -> DATA;
            case CONNECT, EHLO, STARTTLS, AUTH, DOT -> throw new IllegalArgumentException("not ours: " + stage);
        };
    }

    public int length() {
        return mail.length + rcpt.length + DATA.length;
    }

    /** Why this message can't be spoken of on the wire at all, in our own words. */
    public static @Nullable Ruling objection(Message message, Extensions offered) {
        if (!isSpeakable(message.sender()))
            return Ruling.ours(
                    Verdict.REJECTED, Scope.MESSAGE, Ruling.Consequence.STOP, "the sender is not an address");
        if (message.recipient().isEmpty() || !isSpeakable(message.recipient()))
            return Ruling.ours(Verdict.REJECTED, Scope.RECIPIENT, Ruling.Consequence.GO_ON, "not an address");
        boolean ascii = isAscii(message.sender()) && isAscii(message.recipient());
        return ascii || offered.smtpUtf8()
                ? null
                : Ruling.ours(Verdict.REJECTED, Scope.RECIPIENT, Ruling.Consequence.GO_ON, "needs SMTPUTF8");
    }

    /** No value may end the path it stands in, and so become a command. */
    private static boolean isSpeakable(String address) {
        return address.length() <= LONGEST_PATH && address.codePoints().noneMatch(Envelope::endsPath);
    }

    private static boolean endsPath(int c) {
        boolean control = c <= ' ' || (c >= 0x7f && c < 0xa0);
        // Half a character would be written as a question mark: another address.
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || half || c == '<' || c == '>' || Character.isSpaceChar(c);
    }

    private static boolean isAscii(String address) {
        return address.chars().allMatch(c -> c < 0x80);
    }

    /** The sender carries the token by which we know edition and member: bounces shall carry it back. */
    private static String envid(String sender) {
        StringBuilder xtext = new StringBuilder();
        sender.chars().forEach(c -> append(xtext, c));
        return sender.isEmpty() || !isAscii(sender) || xtext.length() > LONGEST_ENVID ? "" : " ENVID=" + xtext;
    }

    /** RFC 3461 section 4. */
    private static void append(StringBuilder xtext, int c) {
        if (c == '+' || c == '=') xtext.append('+').append(c == '+' ? "2B" : "3D");
        else xtext.append((char) c);
    }

    private static byte[] octets(String command) {
        return command.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What the relay offers beyond plain SMTP, as far as we use it. Never CHUNKING: it would save nothing.
     *
     * @param size the longest message it takes; 0: not said
     */
    public record Extensions(boolean pipelining, boolean smtpUtf8, boolean dsn, long size) {
        static long size(@Nullable String parameter) {
            return parameter != null && parameter.matches("\\d{1,18}") ? Long.parseLong(parameter) : 0;
        }

        public boolean takes(int octets) {
            return size == 0 || octets <= size;
        }
    }
}
