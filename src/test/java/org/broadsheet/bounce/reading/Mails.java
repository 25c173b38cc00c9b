package org.broadsheet.bounce.reading;

/** Mails as they come back, written for the tests. */
final class Mails {
    static final String DSN = dsn("5.1.1", "550 5.1.1 <olena@example.org>: Recipient address rejected: User unknown");

    private Mails() {}

    static String dsn(String status, String diagnostic) {
        return report("Final-Recipient: rfc822; olena@example.org\nAction: failed\nStatus: " + status
                + "\nDiagnostic-Code: smtp; " + diagnostic + "\n");
    }

    /** A report as Postfix writes one; the groups are those of the recipients. */
    static String report(String groups) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mail.example.net (Mail Delivery System)
                To: bounces+7k2m4q9x5t3w.c1d@news.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b/1"

                This is a MIME-encapsulated message.

                --b/1
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.

                --b/1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.net

                %s
                --b/1
                Content-Type: text/rfc822-headers

                Return-Path: <bounces+7k2m4q9x5t3w.c1d@news.example>
                From: daily@news.example
                To: olena@example.org
                Subject: Today

                --b/1--
                """.formatted(groups);
    }

    /** A report for people only. */
    static String plain(String words) {
        return """
                Return-Path: <>
                From: Mail Delivery System <mailer-daemon@mail.example.net>
                To: bounces+7k2m4q9x5t3w.c1d@news.example
                Subject: Mail delivery failed: returning message to sender

                %s
                """.formatted(words);
    }
}
