package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * isemail's collection against our rule. It judges by the RFCs, we by what can be reached: of what it finds valid we refuse
 * quoted names, address literals and domains of one label or with a number at the end; of what it only finds tolerable
 * (comments, folding, obsolete forms) and of its errors we take none, but for a space around the whole. Whether a domain exists is not asked.
 */
class AddressCorpusTests {
    private static final Path CORPUS =
            Path.of(System.getProperty("corpora", "../shared/corpora"), "addresses", "isemail.xml");

    private record Case(String address, String category, String diagnosis) {
        boolean isTaken() {
            return switch (category) {
                case "ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN" -> !isOneLabel();
                case "ISEMAIL_CFWS" -> diagnosis.equals("ISEMAIL_CFWS_FWS") && !address.contains("\r");
                default -> false;
            };
        }

        private boolean isOneLabel() {
            return address.indexOf('.', address.lastIndexOf('@')) < 0;
        }
    }

    @Test
    void verdictsFollowFromTheirs() throws Exception {
        assumeTrue(Files.exists(CORPUS), "no corpus of addresses");

        List<Case> wrong = new ArrayList<>();
        List<Case> cases = cases();
        for (Case each : cases) if (isTaken(each.address()) != each.isTaken()) wrong.add(each);

        assertThat(cases).hasSizeGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    private static boolean isTaken(String address) {
        try {
            Address.parse(address);
            return true;
        } catch (BadAddress e) {
            return false;
        }
    }

    private static List<Case> cases() throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(CORPUS.toFile());
        NodeList tests = document.getElementsByTagName("test");
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            cases.add(new Case(withControls(text(test, "address")), text(test, "category"), text(test, "diagnosis")));
        }
        return cases;
    }

    private static String text(Element test, String name) {
        return test.getElementsByTagName(name).item(0).getTextContent();
    }

    /** XML cannot hold controls, so the collection writes their pictures. */
    private static String withControls(String text) {
        StringBuilder controls = new StringBuilder();
        text.chars().forEach(c -> controls.append((char) (c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)));
        return controls.toString();
    }
}
