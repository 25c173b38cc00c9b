package org.broadsheet.smtp.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.smtp.Outcome.Scope;
import org.broadsheet.smtp.Outcome.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies as real relays give them, and whom each speaks of. */
class ReplyPolicyTests {
    @ParameterizedTest(name = "{0} {1} -> {2} {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # dead addresses, and others that are the recipient's own
            RCPT | 550 5.1.1 <a@b.ua>: Recipient address rejected: User unknown in virtual mailbox table | REJECTED | RECIPIENT | GO_ON
            RCPT | 550-5.1.1 The email account that you tried to reach does not exist. | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.1.2 Bad destination system address                       | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found | REJECTED | RECIPIENT | GO_ON
            RCPT | 556 5.1.10 Domain has a null MX                                | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.2.1 The account is disabled                              | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.4.1 Recipient address rejected: Access denied            | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.7.13 User account disabled                               | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.7.17 Mailbox owner has changed                           | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 User unknown                                               | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 No such user here                                          | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.0.0 <a@b.ua>... User unknown                             | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.5.0 Requested action not taken: mailbox unavailable      | REJECTED | RECIPIENT | GO_ON
            RCPT | 554 delivery error: This user doesn't have a yahoo.com account | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 Unrouteable address                                        | REJECTED | RECIPIENT | GO_ON
            RCPT | 550 5.7.1 No such user                                         | REJECTED | RECIPIENT | GO_ON
            DATA | 550 5.1.1 user unknown                                         | REJECTED | RECIPIENT | GO_ON
            DOT  | 550 5.2.3 message too long for this mailbox                    | REJECTED | RECIPIENT | GO_ON
            # the recipient's, for now
            RCPT | 450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents it | DEFERRED | RECIPIENT | GO_ON
            RCPT | 452 4.2.2 The mailbox is full, try again later                 | DEFERRED | RECIPIENT | GO_ON
            RCPT | 552 5.2.2 mailbox full                                         | DEFERRED | RECIPIENT | GO_ON
            RCPT | 552 Requested mail action aborted: exceeded storage allocation | DEFERRED | RECIPIENT | GO_ON
            RCPT | 550 mailbox is over quota                                      | DEFERRED | RECIPIENT | GO_ON
            RCPT | 450 4.1.1 <a@b.ua>: Recipient address rejected: unverified address | DEFERRED | RECIPIENT | GO_ON
            RCPT | 451 4.4.1 no answer from host                                  | DEFERRED | RECIPIENT | GO_ON
            RCPT | 450 Requested mail action not taken: mailbox unavailable       | DEFERRED | RECIPIENT | GO_ON
            RCPT | 450 not now                                                    | DEFERRED | RECIPIENT | GO_ON
            DOT  | 452 4.2.2 over quota                                           | DEFERRED | RECIPIENT | GO_ON
            DOT  | 552 5.2.2 mailbox full                                         | DEFERRED | RECIPIENT | GO_ON
            # greylisting is nobody's fault, and no reason to slow down
            RCPT | 450 4.2.0 <a@b.ua>: Recipient address rejected: Greylisted     | DEFERRED | RELAY | GO_ON
            RCPT | 451 4.7.1 Greylisting in action, please come back later        | DEFERRED | RELAY | GO_ON
            # the relay asks for less
            RCPT | 450 4.7.1 Error: too much mail from 192.0.2.1                  | DEFERRED | RELAY | SLOW_DOWN
            RCPT | 451 4.7.28 Gmail has detected an unusual rate of mail          | DEFERRED | RELAY | SLOW_DOWN
            RCPT | 452 4.5.3 Too many recipients                                  | DEFERRED | RELAY | SLOW_DOWN
            RCPT | 451 Temporary local problem - please try later                 | DEFERRED | RELAY | SLOW_DOWN
            RCPT | 452 4.3.1 Insufficient system storage                          | DEFERRED | RELAY | SLOW_DOWN
            MAIL | 451 4.3.2 Please try again later                               | DEFERRED | RELAY | SLOW_DOWN
            MAIL | 452 4.4.5 Insufficient disk space; try again later             | DEFERRED | RELAY | SLOW_DOWN
            MAIL | 454 4.7.0 Throttling failure: Maximum sending rate exceeded.   | DEFERRED | RELAY | SLOW_DOWN
            MAIL | 421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred | DEFERRED | RELAY | SLOW_DOWN
            DATA | 421 4.7.28 Our system has detected an unusual rate             | DEFERRED | RELAY | SLOW_DOWN
            DOT  | 451 4.7.1 Service unavailable - try again later                | DEFERRED | RELAY | SLOW_DOWN
            DOT  | 451 4.3.0 Error: queue file write error                        | DEFERRED | RELAY | SLOW_DOWN
            DOT  | 550-5.7.28 unusual rate of unsolicited mail                    | DEFERRED | RELAY | SLOW_DOWN
            DOT  | 550-5.4.5 Daily user sending limit exceeded.                   | DEFERRED | RELAY | SLOW_DOWN
            MAIL | 550 5.7.1 sending rate limit reached                           | DEFERRED | RELAY | SLOW_DOWN
            # the relay leaves
            MAIL | 421 4.4.2 mx.example Error: timeout exceeded                   | DEFERRED | RELAY | RECONNECT
            RCPT | 421 4.3.2 Service shutting down                                | DEFERRED | RELAY | RECONNECT
            DOT  | 421 shutting down                                              | DEFERRED | RELAY | RECONNECT
            MAIL | 503 5.5.1 nested MAIL command                                  | DEFERRED | RELAY | RECONNECT
            MAIL | 500 5.5.2 unrecognised command                                 | DEFERRED | RELAY | RECONNECT
            # log in first
            MAIL | 530 5.7.0 Authentication required                              | DEFERRED | RELAY | STOP
            MAIL | 530 5.7.57 Client not authenticated to send mail               | DEFERRED | RELAY | STOP
            MAIL | 503 AUTH first                                                 | DEFERRED | RELAY | STOP
            RCPT | 550 5.7.3 Requested action aborted; user not authenticated     | DEFERRED | RELAY | STOP
            # the sender, whatever command it is said at
            MAIL | 550 5.1.8 <b@x.ua>: Sender address rejected: Domain not found  | REJECTED | MESSAGE | STOP
            MAIL | 553 5.1.7 Bad sender address                                   | REJECTED | MESSAGE | STOP
            MAIL | 550 no                                                         | REJECTED | MESSAGE | STOP
            MAIL | 552 5.3.4 Message size exceeds fixed limit                     | REJECTED | MESSAGE | STOP
            MAIL | 501 5.5.4 Invalid parameter                                    | REJECTED | MESSAGE | STOP
            RCPT | 550 5.1.8 Sender address rejected: Domain not found            | REJECTED | MESSAGE | STOP
            DOT  | 552 5.3.4 Message too big                                      | REJECTED | MESSAGE | STOP
            DOT  | 552 message size limit exceeded                                | REJECTED | MESSAGE | STOP
            # we are not who we say: Gmail's and Microsoft's codes
            DOT  | 550-5.7.26 This mail has been blocked because the sender is unauthenticated. | REJECTED | MESSAGE | STOP
            DOT  | 421-4.7.26 This mail has been rate limited because it is unauthenticated. | DEFERRED | MESSAGE | STOP
            DOT  | 550 5.7.27 SPF did not pass                                    | REJECTED | MESSAGE | STOP
            DOT  | 421 4.7.32 From: header isn't aligned                          | DEFERRED | MESSAGE | STOP
            DOT  | 550 5.7.515 Access denied, sending domain doesn't meet the level | REJECTED | MESSAGE | STOP
            # a policy, perhaps meant for everyone: nobody is to blame, and where such refusals dominate the run stops
            RCPT | 554 5.7.1 <a@b.ua>: Relay access denied                        | DEFERRED | POLICY | SUSPECT
            RCPT | 550 5.7.1 Unable to relay                                      | DEFERRED | POLICY | SUSPECT
            RCPT | 550 relay not permitted                                        | DEFERRED | POLICY | SUSPECT
            RCPT | 553 5.7.1 <n@x.ua>: Sender address rejected: not owned by user | DEFERRED | POLICY | SUSPECT
            RCPT | 550 5.1.0 <n@x.ua>: Sender address rejected: User unknown      | DEFERRED | POLICY | SUSPECT
            RCPT | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen | DEFERRED | POLICY | SUSPECT
            RCPT | 550 5.2.0 mail rejected: spam                                  | DEFERRED | POLICY | SUSPECT
            RCPT | 554 Transaction failed                                         | DEFERRED | POLICY | SUSPECT
            DATA | 554 5.7.1 message rejected by policy                           | DEFERRED | POLICY | SUSPECT
            DOT  | 550 5.7.1 Our system has detected that this message is likely unsolicited mail | DEFERRED | POLICY | SUSPECT
            DOT  | 554 5.6.0 Message content rejected                             | DEFERRED | POLICY | SUSPECT
            DOT  | 554 Message rejected: Email address is not verified            | DEFERRED | POLICY | SUSPECT
            DOT  | 552-5.7.0 This message was blocked because its content presents a potential issue | DEFERRED | POLICY | SUSPECT
            # a refusal that gives no reason
            RCPT | 550 no                                                         | REJECTED | RECIPIENT | SUSPECT
            # before the first message: always the relay
            CONNECT  | 421 4.7.0 Too many connections                             | DEFERRED | RELAY | SLOW_DOWN
            CONNECT  | 554 5.7.1 You are not welcome                              | DEFERRED | RELAY | STOP
            STARTTLS | 454 4.7.0 TLS not available due to temporary reason        | DEFERRED | RELAY | SLOW_DOWN
            AUTH     | 535 5.7.8 Authentication credentials invalid               | DEFERRED | RELAY | STOP
            AUTH     | 534 5.7.9 Application-specific password required           | DEFERRED | RELAY | STOP
            AUTH     | 454 4.7.0 Temporary authentication failure                 | DEFERRED | RELAY | SLOW_DOWN
            # taken
            DOT  | 250 2.0.0 Ok: queued as 4Wx                                    | ACCEPTED | RECIPIENT | GO_ON
            """)
    void replySpeaksOf(Stage stage, String line, Verdict verdict, Scope scope, Ruling.Consequence consequence) {
        Reply reply = new Reply(Integer.parseInt(line, 0, 3, 10), line.substring(4));

        Ruling ruling = ReplyPolicy.of(stage, reply);

        assertThat(ruling.outcome().verdict()).isEqualTo(verdict);
        assertThat(ruling.outcome().scope()).isEqualTo(scope);
        assertThat(ruling.consequence()).isEqualTo(consequence);
        assertThat(ruling.outcome().code()).isEqualTo(reply.code());
    }
}
