package org.broadsheet.smtp.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.broadsheet.smtp.SmtpSettings;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates we believe: the system's authorities, those of one PEM file beside them, and hosts named as trusted. */
final class Trust {
    private static final String TRUSTED_HOSTS = "mail.smtp.ssl.trust";

    private final List<String> trustedHosts;
    private final SSLSocketFactory authorities;

    Trust(SmtpSettings settings) {
        String hosts = settings.properties().getOrDefault(TRUSTED_HOSTS, "").strip();
        this.trustedHosts = List.of(hosts.split("\\s+"));
        this.authorities = authorities(settings.trust());
    }

    SSLSocketFactory socketsTo(String host) {
        boolean trusted = trustedHosts.contains("*") || trustedHosts.contains(host);
        return trusted ? anyCertificate() : authorities;
    }

    private static SSLSocketFactory anyCertificate() {
        try {
            MailSSLSocketFactory sockets = new MailSSLSocketFactory();
            sockets.setTrustAllHosts(true);
            return sockets;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not to be had", e);
        }
    }

    private static SSLSocketFactory authorities(@Nullable Path pem) {
        if (pem == null) return (SSLSocketFactory) SSLSocketFactory.getDefault();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusting(keyStore(pem)), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no certificates to trust in " + pem, e);
        }
    }

    private static KeyStore keyStore(Path pem) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = new ArrayList<>(systemAuthorities());
        try (InputStream in = Files.newInputStream(pem)) {
            certificates.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) store.setCertificateEntry("trusted-" + i, certificates.get(i));
        return store;
    }

    private static List<X509Certificate> systemAuthorities() throws GeneralSecurityException {
        List<X509Certificate> authorities = new ArrayList<>();
        for (TrustManager manager : trusting(null)) {
            if (manager instanceof X509TrustManager x509) authorities.addAll(List.of(x509.getAcceptedIssuers()));
        }
        return authorities;
    }

    private static TrustManager[] trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
