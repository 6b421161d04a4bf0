package io.casebook.company;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.casebook.testcalls.CallsForTests;
import io.casebook.testpostgres.PostgresForTests;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a port of its own, with the client that its tests use. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = { PostgresForTests.class, CallsForTests.class })
@AutoConfigureWebTestClient(timeout = "PT30S")
@Import(CasebookClient.class)
@interface CompanyServiceTest {

}
