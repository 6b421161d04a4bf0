package io.casebook.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.casebook.testcalls.CallKeyForTests;
import io.casebook.testpostgres.PostgresForTests;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole gateway over HTTP, before {@link Platform}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "casebook.services.company.deadline=2500ms", "casebook.services.metrics.deadline=2500ms",
				"casebook.services.timeline.deadline=2500ms", "casebook.access.admin-key=" + GatewayTest.KEY,
				"casebook.access.recheck=500ms", "casebook.dataset=", "casebook.protection.unread=2s",
				"casebook.reference.prepared-after=1h",
				"casebook.deprecations[0].operation=GET /api/v1/companies/{company}/revisions",
				"casebook.deprecations[0].since=2026-12-01", "casebook.deprecations[0].sunset=2027-06-01",
				"casebook.deprecations[0].notice=/docs",
				"spring.cloud.gateway.server.webflux.httpclient.response-timeout=2500ms" })
@AutoConfigureWebTestClient(timeout = "PT30S")
@ContextConfiguration(initializers = { Platform.class, PostgresForTests.class, CallKeyForTests.class })
@Import(Platform.Time.class)
public @interface GatewayTest {

	/** The key that may change something. */
	String KEY = "cbk_admin_5fb9a51677e249b479cee437d7e17b81a54448b41d021cded634a7618b73a1fa_f551ad89";

}
