using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OrderStatusFlow.Api.Settings;

/// <summary>Sets and validates an options class from the host's settings.</summary>
/// <remarks>The binder of .NET throws at the first value that it cannot convert. This one describes every invalid value.</remarks>
/// <typeparam name="T">The options class, with properties that have <see cref="OrderStatusFlow.Settings.HostSettingAttribute"/>.</typeparam>
internal sealed class HostSettings<T>(IConfiguration configuration) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class
{
    private readonly IReadOnlyList<HostSetting> settings = HostSetting.Of(typeof(T));

    public void Configure(T options)
    {
        foreach (var setting in settings)
            setting.Apply(configuration, options);
    }

    public ValidateOptionsResult Validate(string? name, T options)
    {
        var errors = settings.Select(setting => setting.FindError(configuration, options)).OfType<string>().ToList();
        if (errors.Count == 0 && options is IValidatableObject whole)
            errors.AddRange(whole.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
