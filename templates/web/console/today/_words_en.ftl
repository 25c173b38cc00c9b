<#-- The words of Today in English. -->

<#function next digest><#return "Next: " + digest></#function>
<#assign asNow = "The letter as it would be if it were sent now. Sending makes the edition of today, or finishes it; it never goes to anybody twice.">
<#function previewOf digest><#return "Preview of " + digest></#function>
<#function send digest><#return "Send today’s " + digest + " now"></#function>
