package org.broadsheet.member.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of programs whose formats were never promised, and files that people made by hand. */
class OtherToolsTests {
    private static final Path CASES = Path.of(System.getProperty("corpora", "../shared/corpora"), "cases", "members");

    @TempDir
    private Path folder;

    private Imports imports;

    @BeforeEach
    void open() {
        imports = new Imports(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mailchimp-with-german-labels.csv | xaver@verein.example active, moriz@verein.example active |",
                "no-break-space-after-address.csv | nora@reader.example active, olga@reader.example active | 4",
                "mark-in-the-middle-of-the-file.csv | quin@reader.example active, rosa@reader.example active, sven@reader.example active, tina@reader.example active | 4",
                "name-and-address-in-one-cell.csv | una@reader.example active, vera@reader.example active, wim@reader.example active |",
                "padded-columns.csv | xena@reader.example active | 3",
                "spreadsheet-utf8-mark-and-semicolons.csv | zoe@reader.example active |",
                "semicolons-and-quoted-line-break.csv | jan@reader.example active, kim@reader.example active | 5",
                "stop-words-of-other-tools/substack.csv | dora@reader.example unsubscribed, edda@reader.example active |",
                "stop-words-of-other-tools/buttondown.csv | fred@reader.example unsubscribed, gerd@reader.example active |",
                "stop-words-of-other-tools/status-and-dates.csv | hans@reader.example unsubscribed, inge@reader.example active |"
            })
    void casesComeOutAsExpected(String file, String members, String rejected) {
        Assumptions.assumeTrue(Files.exists(CASES.resolve(file)), "no corpora here");

        imports.read(CASES.resolve(file), false);

        String[] expected = members.split(", ");
        assertThat(imports.room
                        .pairs("select address || ' ' || status, '' from member")
                        .keySet())
                .containsExactlyInAnyOrder(expected);
        assertThat(imports.notTaken)
                .hasSize(rejected == null ? 0 : 1)
                .allMatch(row -> row.contains(":" + rejected + " rejected"));
    }

    @Test
    void blankSubscriptionOfGhostSaysNothing() {
        Assumptions.assumeTrue(Files.exists(CASES), "no corpora here");
        imports.read(CASES.resolve("ghost-blank-subscription/first.csv"), false);
        imports.read(CASES.resolve("ghost-blank-subscription/second.csv"), false);

        assertThat(imports.statuses())
                .isEqualTo(Map.of(
                        "abel@reader.example", "active",
                        "bea@reader.example", "unsubscribed",
                        "cid@reader.example", "active"));
    }

    // Headers as these programs export them; one row that must not be written to, one that may.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beehiiv | Email,Status,Created At,Tier | no@x.example,inactive,2023-01-01 10:00:00,free | yes@x.example,active,2023-01-01 10:00:00,free",
                "beehiiv left | email,status,subscribed_at,unsubscribed_at | no@x.example,active,2023-01-01,2023-02-02 | yes@x.example,active,2023-01-01,",
                "Kit | email,first_name,state,created_at,tags | no@x.example,Al,cancelled,2023-01-01T00:00:00Z,a | yes@x.example,Bo,active,2023-01-01T00:00:00Z,a",
                "Kit bounced | email_address,first_name,state | no@x.example,Al,bounced | yes@x.example,Bo,active",
                "Brevo | CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,EMAIL_BLACKLIST,ADDED_TIME | 1,no@x.example,A,B,true,02-01-2023 10:00 | 2,yes@x.example,A,B,false,02-01-2023 10:00",
                "MailerLite | Subscriber,Status,Subscribed,Unsubscribed,Name | no@x.example,Unsubscribed,2023-01-01,2023-02-01,A | yes@x.example,Active,2023-01-01,,B",
                "MailerLite junk | Email,Status,Opt-in date | no@x.example,Junk Spam,2023-01-01 | yes@x.example,Active,2023-01-01",
                "HubSpot | First Name,Last Name,Email,Unsubscribed from all email | A,B,no@x.example,true | A,B,yes@x.example,false",
                "Shopify | First Name,Last Name,Email,Accepts Email Marketing | A,B,no@x.example,no | A,B,yes@x.example,yes",
                "Constant Contact | Email address,Email status,Email permission status | no@x.example,Active,Opted-Out | yes@x.example,Active,Express",
                "Polish | Adres e-mail;Imię;Status | no@x.example;Ola;wypisany | yes@x.example;Ala;aktywny",
                "French | Prénom;Nom;Adresse e-mail;Désabonné | A;B;no@x.example;oui | A;B;yes@x.example;non",
                "Ukrainian | ПІБ;Електронна пошта;Статус | А;no@x.example;відписаний | Б;yes@x.example;активний",
                "a language nobody listed | Nafn;Netfang;Opted Out | A;no@x.example;yes | B;yes@x.example;no",
                "Klaviyo | Email,First Name,Email Marketing Consent | no@x.example,A,UNSUBSCRIBED | yes@x.example,A,SUBSCRIBED",
                "Klaviyo never | Email,First Name,Email Marketing Consent | no@x.example,A,NEVER_SUBSCRIBED | yes@x.example,A,SUBSCRIBED",
                "Mailjet | email,name,Excluded from campaigns | no@x.example,A,TRUE | yes@x.example,A,FALSE",
                "Wix | First Name,Email 1,Email subscriber status | A,no@x.example,Unsubscribed | A,yes@x.example,Subscribed",
                "Squarespace | Email Address,Accepts Marketing? | no@x.example,false | yes@x.example,true",
                "Turkish | E-posta;Durum | no@x.example;Abonelikten çıktı | yes@x.example;Aktif",
                "Dutch | E-mailadres;Status | no@x.example;Uitgeschreven | yes@x.example;Actief",
                "Italian | Indirizzo e-mail;Stato | no@x.example;Disiscritto | yes@x.example;Attivo",
                "Portuguese | E-mail;Situação | no@x.example;Descadastrado | yes@x.example;Ativo",
                "Czech | E-mailová adresa;Stav | no@x.example;Odhlášen | yes@x.example;Aktivní",
                "Japanese | メールアドレス,状態 | no@x.example,配信停止 | yes@x.example,有効",
                "Russian | Почта;Статус | no@x.example;Отписан | yes@x.example;Активен",
                "Mailman | address,delivery_status | no@x.example,by_bounces | yes@x.example,enabled",
                "iContact | Email,First Name,Contact Status | no@x.example,A,donotcontact | yes@x.example,A,normal",
                "phpList unconfirmed | Email,Confirmed,Blacklisted | no@x.example,0,0 | yes@x.example,1,0",
                "a header that nobody listed | Netfang;Ástand;Athugasemd | no@x.example;x;afmeldt | yes@x.example;y;"
            })
    void whoMustNotBeWrittenToIsNot(String tool, String header, String stopped, String active) {
        imports.csv(header + "\n" + stopped + "\n" + active + "\n");

        assertThat(imports.statuses()).as(tool).containsEntry("yes@x.example", "active");
        assertThat(imports.statuses().getOrDefault("no@x.example", "rejected"))
                .as(tool)
                .isNotEqualTo("active");
    }

    @Test
    void columnsThatAreNotUnderstoodAreNamed() {
        ImportReport report = imports.csv("email,Favourite Colour,name,Shoe_Size\na@x.example,red,Anna,38\n");

        assertThat(report.notUnderstood()).containsExactly("favourite colour", "shoe size");
        assertThat(imports.csv("email,name\nb@x.example,Bo\n").notUnderstood()).isEmpty();
    }

    @Test
    void zoneIsKnownInAnyCase() {
        imports.csv("email,zone\na@x.example,europe/kyiv\nb@x.example,AMERICA/ARGENTINA/BUENOS_AIRES\n");

        assertThat(imports.room.pairs("select address, zone from member"))
                .isEqualTo(Map.of("a@x.example", "Europe/Kyiv", "b@x.example", "America/Argentina/Buenos_Aires"));
    }

    @Test
    void archiveThatUnpacksToFarMoreThanItsSizeIsRefusedWhileItIsRead() throws IOException {
        String bomb = "email\n" + "a@x.example\n".repeat(400_000);
        Path zip = imports.store("bomb.zip", Imports.zipped(Map.of("members.csv", bomb)));
        assertThat(Files.size(zip)).isLessThan(40_000);

        assertThatThrownBy(() -> imports.read(zip, false))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("larger than an export can be");
        assertThat(imports.statuses()).isEmpty();
    }
}
