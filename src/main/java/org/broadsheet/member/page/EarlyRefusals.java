package org.broadsheet.member.page;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** The same page as {@link Nowhere} for an address that Tomcat refuses before anything of ours sees it: {@code /%00}. */
@Component
class EarlyRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {
    private final ObjectProvider<Frame> frame;
    private final ObjectProvider<Configuration> templates;

    EarlyRefusals(ObjectProvider<Frame> frame, ObjectProvider<Configuration> templates) {
        this.frame = frame;
        this.templates = templates;
    }

    /** After Boot's own report, which so stands outside ours and has only what ours leaves. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof Host host) host.getPipeline().addValve(new Page());
        });
    }

    private final class Page extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            boolean refused = response.getStatus() >= 400 && response.getStatus() < 500;
            if (!refused || response.getContentWritten() > 0 || !Nowhere.wantsPage(request)) return;
            if (!response.setErrorReported()) return;
            response.setContentType("text/html;charset=UTF-8");
            try (Writer page = response.getReporter()) {
                if (page != null) write(request, page);
            } catch (IOException | TemplateException e) {
                // Whoever asked for such an address has gone, or gets an empty answer with its status.
                container.getLogger().debug("page of a refusal not written", e);
            }
        }

        private void write(Request request, Writer page) throws IOException, TemplateException {
            ExtendedModelMap model = new ExtendedModelMap();
            Frame around = frame.getObject();
            String view = around.page("nowhere", (Model) model, around.language(request, null));
            templates.getObject().getTemplate(view + ".ftlh").process(model, page);
        }
    }
}
