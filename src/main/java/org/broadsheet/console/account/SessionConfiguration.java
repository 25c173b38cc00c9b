package org.broadsheet.console.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/** Sessions as Spring Session keeps them, with hashed ids; what another version wrote and this one cannot read is absent. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

    @Bean
    SessionCookie sessionCookie(ConsoleCookies cookies) {
        return new SessionCookie(cookies);
    }

    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(new Lenient());
        return conversions;
    }

    private static final class Lenient implements GenericConverter {
        private final DeserializingConverter strict = new DeserializingConverter();

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object octets, TypeDescriptor from, TypeDescriptor to) {
            try {
                return octets instanceof byte[] given ? strict.convert(given) : null;
            } catch (SerializationFailedException e) {
                log.info("a session of another version is not read: {}", String.valueOf(e.getMessage()));
                return null;
            }
        }
    }
}
