package org.broadsheet.bounce.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mail systems of the world write, beyond any corpus: each wording as its system sends it to RCPT or DATA. */
class WordingsTests {
    private final Replies replies = new Replies();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the address is dead
            dead-address | 550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in virtual mailbox table
            dead-address | 550 5.1.1 <x@example.org>: Recipient address rejected: User unknown in relay recipient table
            dead-address | 550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. For more information, go to https://support.google.com/mail/?p=NoSuchUser a1-20020 - gsmtp
            dead-address | 554 delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.com) [0] - mta1234.mail.bf1.yahoo.com
            dead-address | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [AM0EUR02FT010.eop-EUR02.prod.protection.outlook.com]
            dead-address | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient x@example.org not found by SMTP address lookup
            dead-address | 550 5.4.1 Recipient address rejected: Access denied. [BN8NAM12FT045.eop-nam12.prod.protection.outlook.com]
            dead-address | 550 Message was not accepted -- invalid mailbox. Local mailbox x@mail.ru is unavailable: user not found
            dead-address | 550 5.7.1 No such user!
            dead-address | 550 5.1.1 <x@ukr.net>: Recipient address rejected: User unknown
            dead-address | 550 No such user here
            dead-address | 550 Unknown user
            dead-address | 550 sorry, no mailbox here by that name (#5.1.1 - chkuser)
            dead-address | 550 5.1.1 User unknown; rejecting
            dead-address | 550 Requested action not taken: mailbox unavailable
            dead-address | 550 5.1.1 <x@web.de> Benutzer hat kein Konto bei WEB.DE
            dead-address | 550 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]
            dead-address | 550 5.1.1 Adresse email inconnue
            dead-address | 550 RCPT TO:<x@libero.it> User unknown - utente sconosciuto
            dead-address | 550 Unknown user x@docomo.ne.jp
            dead-address | 550 <x@ezweb.ne.jp>: User unknown
            dead-address | 550 Invalid recipient: <x@softbank.ne.jp>
            dead-address | 550 x@example.org... No such user
            dead-address | 550 user (x@example.org) not listed in Domino Directory
            dead-address | 550 5.1.1 Recipient not found. <https://community.mimecast.com/docs/DOC-1369#550>
            dead-address | 550 #5.1.0 Address rejected.
            dead-address | 550 Invalid recipient <x@example.org> (#5.1.1)
            dead-address | 550 mailbox not found
            dead-address | 550 5.2.1 This mailbox does not exist
            dead-address | 550 5.1.1 unknown or illegal alias: x@example.org
            dead-address | 553 5.3.0 <x@example.org>... Addressee unknown, relay=[192.0.2.1]
            dead-address | 550 Mailbox does not exist!
            dead-address | 550 User doesn't exist: x@example.org
            dead-address | 554 5.1.1 Nieznany uzytkownik, no such user
            dead-address | 550 Nie ma takiego uzytkownika
            dead-address | 550 El destinatario no existe
            dead-address | 550 Destinatário inexistente
            dead-address | 550 Пользователь не найден
            dead-address | 550 Користувача не знайдено
            dead-address | 550 Такого користувача не існує
            dead-address | 550 Recipient unknown, mail not accepted
            dead-address | 550 The recipient may contain a non-existent account, please check the recipient address.
            dead-address | 551 User not local; please try forwarding
            dead-address | 550 5.0.0 Mailbox for x@example.org is no longer valid
            dead-address | 511 sorry, no mailbox here by that name (#5.1.1 - chkuser)
            dead-address | 550-5.1.1 hosting: account deleted
            dead-address | 550 Der Empfänger ist unbekannt
            dead-address | 550 Empfaenger existiert nicht
            dead-address | 550 Boîte aux lettres inexistante
            dead-address | 550 L'utilisateur n'existe pas
            dead-address | 550 No existe el buzón
            dead-address | 550 Indirizzo inesistente
            dead-address | 550 Usuário não encontrado
            dead-address | 550 Onbekende gebruiker
            dead-address | 550 Uživatel neexistuje
            dead-address | 550 Mottagaren finns inte
            dead-address | 550 Nincs ilyen felhasználó
            dead-address | 550 Адресат не існує
            dead-address | 550 Такого пользователя нет
            dead-address | 550 Нет такого ящика
            dead-address | 550 Скриньки не існує
            dead-address | 550 宛先のアドレスが見つかりません
            dead-address | 550 用户不存在
            dead-address | 550 존재하지 않는 사용자
            dead-address | 550 Böyle bir kullanıcı yok
            dead-address | 550 Destinatar inexistent
            dead-address | 550 recipient does not exist here
            dead-address | 550 that user does not exist
            dead-address | 553 sorry, this recipient is not in my validrcptto list (#5.7.1)
            dead-address | 550 cuda_nsu User unknown
            dead-address | 550 No thank you rejected: Account Unavailable: Possible Forgery; unknown user
            dead-address | 550 Verification failed for <x@example.org>: no such address here
            dead-address | 554 Recipient address rejected: mailbox not found
            dead-address | 550 5.1.1 Bad destination mailbox address
            dead-address | 550 5.1.1 x@example.org has been deleted
            dead-address | 550 RCPT (x@example.org) doesn't exist
            dead-address | 550 #5.1.0 Address rejected x@example.org
            dead-address | 550 5.7.1 <x@example.org>: Recipient address rejected: user x@example.org does not exist
            dead-address | 554 5.7.1 <x@example.org>: Recipient address rejected: User unknown in local recipient table
            # the domain is dead
            dead-domain | 550 Unrouteable address
            dead-domain | 550 5.4.4 Host or domain name not found. Name service error for name=example.invalid type=A: Host not found
            dead-domain | 550 Домен не існує
            dead-domain | 553 Domain does not exist
            dead-domain | 550 5.1.2 Host unknown (Name server: host not found)
            dead-domain | 556 5.1.10 Recipient address has null MX
            # the mailbox exists and may come back
            unreachable | 552 5.2.2 The email account that you tried to reach is over quota. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm
            unreachable | 452 4.2.2 The email account that you tried to reach is over quota
            unreachable | 552 Mailbox is full / Blocks limit exceeded / Inode limit exceeded
            unreachable | 550 5.2.2 <x@ukr.net>: Mailbox size limit exceeded
            unreachable | 552 5.2.2 Mailbox full
            unreachable | 550 Casella piena - mailbox full
            unreachable | 554 5.2.2 mailbox full;CanNotSendMessage
            unreachable | 552 Requested mail action aborted: exceeded storage allocation. Quota exceeded.
            unreachable | 550 Переповнено поштову скриньку
            unreachable | 421 4.3.0 Temporary System Problem. Try again later
            unreachable | 550 Postfach voll
            unreachable | 550 Boîte pleine
            unreachable | 550 Buzón lleno
            unreachable | 550 Caixa postal cheia
            unreachable | 550 Skrzynka pełna
            unreachable | 550 Почтовый ящик переполнен
            unreachable | 550 メールボックスの容量を超えています
            unreachable | 552 5.2.2 over quota
            unreachable | 550 User is over the quota. You can try again later.
            unreachable | 450 4.2.1 The user you are trying to contact is receiving mail too quickly
            unreachable | 451 4.3.2 Internal server error
            unreachable | 450 4.1.1 <x@example.org>: Recipient address rejected: unverified address: connection timed out
            disabled | 550 5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser
            disabled | 550 5.7.1 Account is blocked, inactive for a long time
            disabled | 550 5.7.2 Mailbox is frozen. See https://help.mail.ru/mail-help/faq/freeze
            disabled | 554 5.7.1 This mailbox is disabled (554.30)
            disabled | 550 5.2.1 x@i.ua... mailbox locked
            disabled | 554 30 Sorry, your message to x@yahoo.com cannot be delivered. This mailbox is disabled (554.30).
            disabled | 550 5.2.1 Mailbox unavailable. Account has been suspended
            disabled | 550 Account is not available
            disabled | 550 User account is overdrawn / account disabled
            disabled | 550 Compte désactivé
            disabled | 550 Postfach gesperrt
            disabled | 550 Cuenta bloqueada
            disabled | 550 Account temporaneamente sospeso
            disabled | 550 Konto zablokowane
            disabled | 550 Ящик заблокирован
            disabled | 550 Скриньку заблоковано
            disabled | 550 5.2.1 This email account has been deactivated
            disabled | 554 5.7.1 The user is inactive for more than 6 months
            disabled | 550 Обліковий запис заблоковано
            # not the member's fault
            our-fault | 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org
            our-fault | 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.
            our-fault | 550 5.7.1 [192.0.2.1 12] Our system has detected that this message is likely unsolicited mail
            our-fault | 421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints
            our-fault | 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=x or report details to abuse@corp.mail.ru
            our-fault | 554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc
            our-fault | 550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).
            our-fault | 550 5.7.606 Access denied, banned sending IP [192.0.2.1]
            our-fault | 554-gmx.net (mxgmx117) Nemesis ESMTP Service not available 554-No SMTP service 554 IP address is black listed
            our-fault | 550 Requested action not taken: mailbox unavailable Reject due to policy restrictions
            our-fault | 554 Refused. Your reverse DNS entry does not resolve.
            our-fault | 550 5.7.1 Relaying denied
            our-fault | 552 5.3.4 Message size exceeds fixed limit
            our-fault | 550 Blocked by Barracuda Reputation
            our-fault | 550 5.7.0 Local Policy Violation - https://community.mimecast.com/docs/DOC-1369#550
            our-fault | 554 5.7.1 Email rejected per DMARC policy
            our-fault | 550 5.1.8 <a@example.net>: Sender address rejected: Domain not found
            our-fault | 554 5.7.1 <a@example.net>: Sender address rejected: Access denied
            our-fault | 451 4.7.1 Greylisting in action, please come back later
            our-fault | 550 rejected because 192.0.2.1 is in a black list at b.barracudacentral.org
            our-fault | 535 5.7.8 Error: authentication failed
            our-fault | 550 High probability of spam
            our-fault | 421 Too many concurrent SMTP connections; please try again later.
            our-fault | 550 5.7.1 Message refused by SpamAssassin
            our-fault | 550 Запрещено политикой безопасности
            our-fault | 550 Лист відхилено через спам
            our-fault | 550 Nachricht wurde als Spam erkannt
            our-fault | 550 Message rejeté: contenu suspect, spam
            our-fault | 554 5.7.1 <client.example.net[192.0.2.1]>: Client host rejected: Access denied
            our-fault | 550 5.7.1 Sender is not authorized to send to this distribution list
            our-fault | 550 5.7.124 Sender not in allowed-senders list
            our-fault | 554 Transaction failed: Duplicate header 'From'.
            our-fault | 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1
            our-fault | 550 Message contains banned attachment
            our-fault | 571 Delivery not authorized, message refused
            our-fault | 550 5.7.350 Remote server returned message detected as spam
            our-fault | 550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy
            our-fault | 550 Too many invalid recipients
            our-fault | 554 5.7.0 Reject, id=1234 - SPAM
            our-fault | 550 relay not permitted
            our-fault | 530 5.7.0 Must issue a STARTTLS command first
            our-fault | 550 Your IP is listed at our local blacklist
            our-fault | 550 DY-001 (COL004) Unfortunately, messages from 192.0.2.1 weren't sent
            our-fault | 550 permanent failure for one or more recipients (x@example.org:blocked)
            our-fault | 550 Administrative prohibition
            our-fault | 550 Email contains a virus, Eicar-Test-Signature
            our-fault | 554 Message not allowed - Headers are not RFC compliant
            our-fault | 554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes
            """)
    void wordingIsUnderstood(String cause, String reply) {
        int code = Integer.parseInt(reply.substring(0, 3));
        String status = Words.status(reply);

        Fact fact = replies.read("x@example.org", code, status, reply);

        assertThat(fact.cause().word() + " by " + fact.rule()).as(reply).startsWith(cause + " by");
    }
}
