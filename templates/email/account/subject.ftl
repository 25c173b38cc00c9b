<#import "_words.ftl" as words>
${words.subject} · ${newsroom.name}
